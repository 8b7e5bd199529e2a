package io.ghasi.delivery.deployment.chart;

import com.google.gson.JsonArray;
import java.io.IOException;
import java.util.List;

/** Custom resources against what their makers' npm packages declare: {@code deployment/validation/check.mjs}. */
final class MakersTypes {
    private MakersTypes() {}

    /** What is wrong with {@code objects}, a line each. */
    static List<String> faults(List<Tree> objects) throws IOException, InterruptedException {
        JsonArray all = new JsonArray();
        objects.forEach(object -> all.add(object.json()));
        return NodeScript.run("check.mjs", all.toString());
    }
}
