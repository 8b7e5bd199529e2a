package io.ghasi.delivery.sandbox.content.archive;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Media types by file extension, as browsers need them: nothing is sniffed. */
final class MediaTypes {
    private static final String UNKNOWN = "application/octet-stream";
    private static final Map<String, String> BY_EXTENSION = table("""
            text/html html htm
            application/xhtml+xml xhtml xht
            text/css css
            text/javascript js mjs
            application/json json map
            application/manifest+json webmanifest
            application/xml xml xsd xsl dtd
            text/plain txt md log
            text/csv csv
            text/vtt vtt
            application/x-subrip srt
            image/png png
            image/jpeg jpg jpeg jpe
            image/gif gif
            image/svg+xml svg
            image/webp webp
            image/avif avif
            image/bmp bmp
            image/x-icon ico cur
            image/tiff tif tiff
            audio/mpeg mp3
            audio/mp4 m4a
            audio/ogg oga ogg opus
            audio/wav wav
            audio/aac aac
            video/mp4 mp4 m4v
            video/webm webm
            video/ogg ogv
            video/quicktime mov
            video/x-flv flv
            application/vnd.apple.mpegurl m3u8
            font/woff woff
            font/woff2 woff2
            font/ttf ttf
            font/otf otf
            application/vnd.ms-fontobject eot
            application/pdf pdf
            application/zip zip
            application/java-archive jar
            application/wasm wasm
            application/x-shockwave-flash swf
            application/msword doc
            application/vnd.ms-excel xls
            application/vnd.ms-powerpoint ppt
            application/vnd.openxmlformats-officedocument.wordprocessingml.document docx
            application/vnd.openxmlformats-officedocument.spreadsheetml.sheet xlsx
            application/vnd.openxmlformats-officedocument.presentationml.presentation pptx
            model/gltf-binary glb
            model/gltf+json gltf
            """);

    private MediaTypes() {}

    static String of(String path) {
        String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return BY_EXTENSION.getOrDefault(extension, UNKNOWN);
    }

    private static Map<String, String> table(String lines) {
        Map<String, String> types = new HashMap<>();
        lines.lines().map(line -> line.split(" ")).forEach(words -> {
            for (int i = 1; i < words.length; i++) {
                types.put(words[i], words[0]);
            }
        });
        return Map.copyOf(types);
    }
}
