package io.ghasi.delivery.deployment.chart;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** Kinds for which there is no package: their schemas are in {@code schemas/custom.yaml}, written by hand. */
final class ByHand {
    private static final Tree SCHEMAS = Yaml.one(Yaml.text("deployment/src/test/resources/schemas/custom.yaml"));

    private ByHand() {}

    static boolean has(String kind) {
        return SCHEMAS.child(kind).isThere();
    }

    /** What is wrong with {@code object}, a line each. */
    static List<String> faults(String kind, Tree object) {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SCHEMAS.child(kind).json().toString(), InputFormat.JSON);
        return schema.validate(object.json().toString(), InputFormat.JSON).stream()
                .map(fault -> kind + " " + object.name() + ": " + fault)
                .toList();
    }
}
