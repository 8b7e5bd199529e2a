package io.ghasi.delivery.sandbox.content.archive;

/**
 * What a package is told by. In the order of precedence: a SCORM package may well carry a cmi5.xml for other players, and anybody's
 * package may hold a course.json of its author's.
 */
public enum PackageKind {
    SCORM("imsmanifest.xml"),
    CMI5("cmi5.xml"),
    NATIVE("course.json");

    private final String manifest;

    PackageKind(String manifest) {
        this.manifest = manifest;
    }

    /** Name of the file that describes the package. */
    public String manifest() {
        return manifest;
    }
}
