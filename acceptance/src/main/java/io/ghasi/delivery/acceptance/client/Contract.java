package io.ghasi.delivery.acceptance.client;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import java.nio.file.Path;
import java.util.List;

/** An OpenAPI document that answers are held against. Thread-safe. */
public final class Contract {
    private final OpenApiInteractionValidator validator;

    private Contract(OpenApiInteractionValidator validator) {
        this.validator = validator;
    }

    /** The one in {@code file}. */
    public static Contract of(Path file) {
        return new Contract(OpenApiInteractionValidator.createForSpecificationUrl(
                        file.toUri().toString())
                .build());
    }

    /** What about {@code reply} is not as the document says; empty where nothing is. */
    public List<String> violations(Reply reply) {
        String path = reply.call().path();
        int query = path.indexOf('?');
        SimpleResponse.Builder response =
                SimpleResponse.Builder.status(reply.status()).withBody(reply.body());
        reply.headers().map().forEach((name, values) -> response.withHeader(name, values));
        ValidationReport report = validator.validateResponse(
                query < 0 ? path : path.substring(0, query),
                Request.Method.valueOf(reply.call().method()),
                response.build());
        return report.getMessages().stream().map(Object::toString).toList();
    }
}
