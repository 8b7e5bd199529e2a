package io.ghasi.delivery.image;

import io.ghasi.delivery.image.ImageBuild.Digests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code ./delivery image}. */
public final class ImageCommand {
    private static final int BAD_WORDS = 2;
    private static final double MEGABYTE = 1_000_000;
    private static final String USAGE = "usage: ./delivery image [--out F] [--tag T] [--caches FOLDER]";

    private ImageCommand() {}

    /** Prints where the image is; its last lines are the two digests. */
    public static void main(String[] words) throws Exception {
        Path checkout = Path.of(System.getProperty("delivery.root", "."));
        Path work = checkout.resolve("image/target/image");
        Path out = checkout.resolve("image/target/delivery-service.tar");
        String revision = "unknown";
        @Nullable String tag = null;
        @Nullable Path caches = null;
        for (int i = 0; i < words.length; i += 2) {
            String value = i + 1 < words.length ? words[i + 1] : "";
            switch (value.isEmpty() ? "" : words[i]) {
                case "--out" -> out = Path.of(value);
                case "--revision" -> revision = value;
                case "--tag" -> tag = value;
                case "--caches" -> caches = Path.of(value);
                default -> {
                    System.err.println(USAGE);
                    System.exit(BAD_WORDS);
                }
            }
        }
        Digests digests = new ImageBuild(checkout, work, caches).build(out, tag == null ? revision : tag, revision);
        System.out.printf(Locale.ROOT, "%s: %.1f MB%n", out, Files.size(out) / MEGABYTE);
        System.out.println("app " + digests.app());
        System.out.println("image " + digests.image());
    }
}
