package io.ghasi.delivery.sandbox.content.check;

/**
 * How much of a package is read before it is refused. All bounds are inclusive.
 *
 * @param entries files and folders in the package
 * @param packageBytes all files together, inflated
 * @param fileBytes one file, inflated
 * @param ratio inflated bytes per packed byte, counted once a file exceeds {@code ratioFloorBytes}
 * @param ratioFloorBytes inflated size up to which any ratio is fine: blank bitmaps pack very well
 * @param pathBytes one path in UTF-8; an object's whole name may have 1,024
 * @param folderDepth folders above a file
 * @param manifestBytes the package's own manifest
 * @param xmlDepth elements inside each other; the JDK's parser itself stops at 100
 * @param xmlElements elements in the manifest
 * @param xmlAttributes attributes of one element
 * @param xmlValueChars one attribute value or one element's text
 * @param activities items, blocks and lessons of one course
 */
public record ImportLimits(
        int entries,
        long packageBytes,
        long fileBytes,
        int ratio,
        long ratioFloorBytes,
        int pathBytes,
        int folderDepth,
        int manifestBytes,
        int xmlDepth,
        int xmlElements,
        int xmlAttributes,
        int xmlValueChars,
        int activities) {
    private static final int MIB = 1 << 20;

    /** What the sandbox imports with. */
    public static ImportLimits standard() {
        return new ImportLimits(
                20_000, 4096L * MIB, 2048L * MIB, 200, 16L * MIB, 800, 32, 8 * MIB, 80, 100_000, 64, 65_536, 10_000);
    }

    public ImportLimits withEntries(int most) {
        return new ImportLimits(
                most,
                packageBytes,
                fileBytes,
                ratio,
                ratioFloorBytes,
                pathBytes,
                folderDepth,
                manifestBytes,
                xmlDepth,
                xmlElements,
                xmlAttributes,
                xmlValueChars,
                activities);
    }

    public ImportLimits withPackageBytes(long most) {
        return new ImportLimits(
                entries,
                most,
                fileBytes,
                ratio,
                ratioFloorBytes,
                pathBytes,
                folderDepth,
                manifestBytes,
                xmlDepth,
                xmlElements,
                xmlAttributes,
                xmlValueChars,
                activities);
    }

    public ImportLimits withFileBytes(long most) {
        return new ImportLimits(
                entries,
                packageBytes,
                most,
                ratio,
                ratioFloorBytes,
                pathBytes,
                folderDepth,
                manifestBytes,
                xmlDepth,
                xmlElements,
                xmlAttributes,
                xmlValueChars,
                activities);
    }
}
