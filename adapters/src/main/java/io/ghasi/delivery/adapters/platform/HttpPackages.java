package io.ghasi.delivery.adapters.platform;

import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.PlayPackageId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.session.PackageFacts;
import io.ghasi.delivery.core.session.Packages;
import java.net.URI;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** content-service, asked for packages. Each time: one that was revoked a moment ago is revoked. */
public final class HttpPackages implements Packages {
    private final Neighbour service;

    public HttpPackages(Neighbours neighbours, URI base) {
        service = neighbours.at("content-service", base);
    }

    @Override
    public Optional<PlayPackage> find(TenantId tenant, CourseVersionId course, String locale) {
        return ask(Paths.of(tenant) + "/course-versions/" + course.text() + "/play-package?"
                + Paths.query("locale", locale));
    }

    @Override
    public Optional<PlayPackage> find(TenantId tenant, PlayPackageId id) {
        return ask(Paths.of(tenant) + "/play-packages/" + id.text());
    }

    private Optional<PlayPackage> ask(String path) {
        return service.find(path, body -> pack(AnswerJson.read(body)));
    }

    private static PlayPackage pack(JsonNode node) {
        PackageFacts facts = new PackageFacts(
                AnswerJson.id(node, "playPackageId", PlayPackageId::parse),
                AnswerJson.text(node, "standard"),
                AnswerJson.text(node, "title"),
                AnswerJson.text(node, "navigation"),
                node.required("manifestVersion").intValue());
        return new PlayPackage(
                facts, AnswerJson.text(node, "locale"), node.required("revoked").booleanValue());
    }
}
