package io.ghasi.delivery.image;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;

/** A JVM with the modules that our programs and their libraries use, and no others. */
final class JavaRuntime {
    /** What {@code jdeps} finds; a test holds the two together. */
    static final List<String> MODULES = List.of(
            "java.base",
            "java.compiler",
            "java.desktop",
            "java.instrument",
            "java.naming",
            "java.net.http",
            "java.prefs",
            "java.scripting",
            "java.security.jgss",
            "java.sql",
            "jdk.httpserver",
            "jdk.jfr",
            "jdk.management",
            "jdk.net",
            "jdk.unsupported");

    /** Libraries for screens, printers, fonts and pictures: of java.desktop, Spring wants beans alone. */
    static final String UNUSED =
            "**/lib/libsplashscreen.so,**/lib/libawt_xawt.so,**/lib/libfontmanager.so,**/lib/libfreetype.so,"
                    + "**/lib/liblcms.so,**/lib/libmlib_image.so,**/lib/libjavajpeg.so,**/lib/libjsound.so";

    private JavaRuntime() {}

    /** Makes one in {@code folder}, which is not there yet, of the JDK that this runs on. */
    static void link(Path folder) throws IOException {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        int status = ToolProvider.findFirst("jlink")
                .orElseThrow(() -> new IOException("this JVM has no jlink: build with a JDK"))
                .run(
                        out,
                        out,
                        "--add-modules",
                        String.join(",", MODULES),
                        "--no-header-files",
                        "--no-man-pages",
                        "--exclude-files",
                        UNUSED,
                        "--output",
                        folder.toString());
        if (status != 0) {
            throw new IOException("jlink failed: " + said);
        }
        SecurityProviders.keepOwn(folder);
    }
}
