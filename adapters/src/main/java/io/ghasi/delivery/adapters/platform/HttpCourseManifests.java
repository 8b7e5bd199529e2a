package io.ghasi.delivery.adapters.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ghasi.delivery.core.course.Course;
import io.ghasi.delivery.core.course.CourseFile;
import io.ghasi.delivery.core.ids.PlayPackageId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.session.CourseManifests;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** content-service, asked for manifests. They never change: each is read once, and kept while there is room. */
public final class HttpCourseManifests implements CourseManifests {
    /** Bytes of a file in memory, beyond those of its entry in the manifest. */
    private static final int FILE = 256;

    private final Supplier<RandomGenerator> random;
    private final Neighbour service;
    private final Cache<Key, Weighed> courses;

    /** Keeps courses whose manifests have {@code room} bytes together; what they choose at random, {@code random} chooses. */
    public HttpCourseManifests(Neighbours neighbours, URI base, long room, Supplier<RandomGenerator> random) {
        this.random = random;
        service = neighbours.at("content-service's manifests", base);
        courses = Caffeine.newBuilder()
                .maximumWeight(room)
                .weigher((Key _, Weighed course) -> course.bytes())
                .build();
    }

    private record Key(TenantId tenant, PlayPackageId id) {}

    private record Weighed(Course course, Map<String, CourseFile> files, int bytes) {}

    @Override
    public Optional<Course> course(TenantId tenant, PlayPackageId id) {
        return Optional.ofNullable(find(tenant, id)).map(Weighed::course);
    }

    @Override
    public Optional<CourseFile> file(TenantId tenant, PlayPackageId id, String path) {
        return Optional.ofNullable(find(tenant, id)).map(found -> found.files().get(path));
    }

    // The cache takes a null from its loader as "nothing to keep", which its signature cannot say to the checker.
    @SuppressWarnings("NullAway")
    private @Nullable Weighed find(TenantId tenant, PlayPackageId id) {
        // One request at a time asks for a course; the others wait for its answer. What is not there is asked for
        // again.
        return courses.get(new Key(tenant, id), this::fetch);
    }

    private @Nullable Weighed fetch(Key key) {
        String path = Paths.of(key.tenant()) + "/play-packages/" + key.id().text() + "/manifest";
        return service.find(path, this::read).orElse(null);
    }

    private Weighed read(byte[] manifest) {
        JsonNode root = AnswerJson.read(manifest);
        Map<String, CourseFile> files = ManifestReader.files(root);
        return new Weighed(ManifestReader.course(root, random), files, manifest.length + FILE * files.size());
    }
}
