package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.course.CourseFile;
import io.ghasi.delivery.core.ids.PlayPackageId;
import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.core.session.Sessions.Stored;
import java.util.Optional;

/** Finds the files of the package that a session plays, for whoever content may speak for. */
public final class ReadContent {
    private final Sessions sessions;
    private final CourseManifests manifests;

    ReadContent(Sessions sessions, CourseManifests manifests) {
        this.sessions = sessions;
        this.manifests = manifests;
    }

    /** What comes of looking for a file. */
    public sealed interface Sought {
        /** It is one of {@code pack}'s. */
        record Found(PlayPackageId pack, CourseFile file) implements Sought {}

        /** The package lists no such file, or there is no such package any more. */
        record Absent() implements Sought {}

        /** Nothing is looked for. */
        record Refused(Refusal why) implements Sought {}
    }

    /** The file at {@code path} of what is played in a session: under the conditions under which its content is heard. */
    public Sought find(Speaker speaker, SessionId id, String path) {
        Optional<Stored> stored = sessions.find(speaker.tenant(), id);
        if (stored.isEmpty()) {
            return new Sought.Refused(new Refusal.UnknownSession());
        }
        PlaySession session = stored.get().session();
        Refusal why = session.facts().user().equals(speaker.user()) ? speaker.closed(session) : new Refusal.NotOwner();
        return why == null ? find(session, path) : new Sought.Refused(why);
    }

    private Sought find(PlaySession session, String path) {
        PlayPackageId pack = session.facts().pack().id();
        Optional<CourseFile> file = manifests.file(session.facts().tenant(), pack, path);
        return file.isPresent() ? new Sought.Found(pack, file.get()) : new Sought.Absent();
    }
}
