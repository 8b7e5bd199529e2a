package io.ghasi.delivery.sandbox.content;

/** As the contract's {@code Package}. */
record PackageRow(
        String playPackageId,
        String courseVersionId,
        String locale,
        String standard,
        String navigation,
        String title,
        int manifestVersion,
        String manifestSha256,
        boolean revoked) {}
