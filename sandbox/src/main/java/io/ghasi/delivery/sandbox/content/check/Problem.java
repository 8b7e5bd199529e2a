package io.ghasi.delivery.sandbox.content.check;

/**
 * Why a package is refused.
 *
 * @param file path inside the package, or the package's own name where no single file is to blame
 * @param cause one sentence for the author of the package
 */
public record Problem(String file, String cause) {
    public Problem {
        file = Printable.of(file);
        cause = Printable.of(cause);
    }

    @Override
    public String toString() {
        return file + ": " + cause;
    }
}
