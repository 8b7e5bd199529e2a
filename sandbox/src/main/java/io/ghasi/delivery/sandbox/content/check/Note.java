package io.ghasi.delivery.sandbox.content.check;

/** What was not right in a package but could be mended without guessing. */
public record Note(String file, String text) {
    public Note {
        file = Printable.of(file);
        text = Printable.of(text);
    }

    @Override
    public String toString() {
        return file + ": " + text;
    }
}
