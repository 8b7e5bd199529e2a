package io.ghasi.delivery.image;

import io.ghasi.delivery.testkit.servers.RealServers;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * The image, built as {@code ./delivery image} builds it, once for the tests of a JVM.
 *
 * @param tar as it would be pushed
 * @param root its files, as a container sees them
 */
public record BuiltImage(Path tar, OciArchive archive, Path root) implements AutoCloseable {
    public static final Path CHECKOUT = Path.of(System.getProperty("delivery.root"));

    private static final class Once {
        static final BuiltImage SHARED = RealServers.shared("image", BuiltImage::build);
    }

    public static BuiltImage shared() {
        return Once.SHARED;
    }

    private static BuiltImage build(Path folder) throws IOException, InterruptedException {
        Path tar = folder.resolve("image.tar");
        try {
            new ImageBuild(CHECKOUT, folder.resolve("work"), null).build(tar, "test", "test");
        } catch (SQLException e) {
            throw new IOException("the rehearsal's database does not answer", e);
        }
        OciArchive archive = OciArchive.open(tar, folder.resolve("layout"));
        Path root = folder.resolve("root");
        archive.unpack(root);
        return new BuiltImage(tar, archive, root);
    }

    /** Its files are its folder's, which goes with the process. */
    @Override
    public void close() {}
}
