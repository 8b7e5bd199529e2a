package io.ghasi.delivery.image;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whoever runs may read all and write nothing. */
final class Permissions {
    private static final FilePermissions READ = FilePermissions.fromOctalString("644");
    private static final FilePermissions RUN = FilePermissions.fromOctalString("755");
    private static final FilePermissions ANYBODY = FilePermissions.fromOctalString("777");

    private Permissions() {}

    static FilePermissions of(Path file, AbsoluteUnixPath inImage) {
        // Where nothing is mounted over it, temporary files are anybody's.
        if (inImage.toString().equals("/tmp")) {
            return ANYBODY;
        }
        return Files.isExecutable(file) ? RUN : READ;
    }
}
