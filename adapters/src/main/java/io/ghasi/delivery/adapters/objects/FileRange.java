package io.ghasi.delivery.adapters.objects;

/**
 * The bytes of a file from {@code first} to {@code last}, both included. All of a file without any ends at -1.
 *
 * @param size of the whole file
 */
public record FileRange(long first, long last, long size) {
    /** All of a file. */
    public static FileRange whole(long size) {
        return new FileRange(0, size - 1, size);
    }

    /** How many bytes it has. */
    public long length() {
        return last - first + 1;
    }

    /** Whether the file ends before it begins. */
    public boolean isBehind() {
        return first >= size;
    }

    boolean isWhole() {
        return length() == size;
    }
}
