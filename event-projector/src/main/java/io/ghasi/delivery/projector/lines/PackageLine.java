package io.ghasi.delivery.projector.lines;

import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.PlayPackageId;
import io.ghasi.delivery.core.inbox.Effect;
import io.ghasi.delivery.core.inbox.Guard;
import io.ghasi.delivery.core.inbox.Line;
import io.ghasi.delivery.core.inbox.Revoked;
import java.util.Set;

/** Which packages there are, and which of them may be played. */
final class PackageLine implements ConsumedLine {
    private static final String BUILT = "content.play_package.built";
    private static final String REVOKED = "content.play_package.revoked";
    private static final Set<String> STANDARDS = Set.of("native", "scorm12", "scorm2004", "cmi5");
    private static final Set<String> NAVIGATIONS = Set.of("linear", "tree", "branching", "scorm2004", "scorm12");
    private static final int TITLE = 1_000;

    @Override
    public Line line() {
        return new Line("delivery-content-packages", Guard.EVERY, Line.Reach.HOME);
    }

    @Override
    public Set<String> types() {
        return Set.of(BUILT, REVOKED);
    }

    @Override
    public Effect read(String type, Payload payload) {
        PlayPackageId pack = payload.id("playPackageId", PlayPackageId::parse);
        CourseVersionId course = payload.id("courseVersionId", CourseVersionId::parse);
        if (type.equals(REVOKED)) {
            payload.mayHave("reason");
            return new Effect.Revocation(new Revoked.Pack(pack), payload.instant("revokedAt"));
        }
        payload.text("locale", 35);
        payload.text("manifestSha256", 64);
        return new Effect.PackageBuilt(
                pack,
                course,
                payload.word("standard", STANDARDS),
                payload.word("navigation", NAVIGATIONS),
                payload.text("title", TITLE),
                payload.integer("manifestVersion", 1));
    }
}
