package io.ghasi.delivery.api.content;

import io.ghasi.delivery.adapters.objects.PackageAddress;
import io.ghasi.delivery.api.exchange.Exchange;
import io.ghasi.delivery.core.course.CourseFile;

/** A file that somebody may have. */
record Wanted(Exchange exchange, PackageAddress pack, CourseFile file) {
    /** What a page in it may do that is asked for at {@code host}. */
    String policy(ContentPolicy policy, String host) {
        return policy.of(
                pack.playPackage(),
                file.mediaType(),
                host,
                exchange.caller().tenant().allowedOrigins());
    }

    /** Its strong entity tag: the manifest's digest names its bytes. */
    String tag() {
        return "\"" + file.sha256() + "\"";
    }
}
