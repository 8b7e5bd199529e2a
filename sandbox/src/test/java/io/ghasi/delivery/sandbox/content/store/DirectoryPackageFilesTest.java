package io.ghasi.delivery.sandbox.content.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class DirectoryPackageFilesTest extends PackageFilesContract {
    @TempDir
    private Path folder;

    @Override
    protected PackageFiles store() {
        return new DirectoryPackageFiles(folder);
    }
}
