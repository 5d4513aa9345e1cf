//! How long the stages take: `cargo bench`.
fn main() {
    divan::main();
}
