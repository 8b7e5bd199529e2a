package io.ghasi.delivery.acceptance.tenants;

import io.ghasi.delivery.acceptance.tenants.draw.Operations;
import io.ghasi.delivery.acceptance.tenants.request.Wardrobe;
import io.ghasi.delivery.acceptance.tenants.world.TwinContent;
import io.ghasi.delivery.acceptance.tenants.world.World;
import io.ghasi.delivery.journey.world.Deployment;
import io.ghasi.delivery.journey.world.Options;
import java.io.IOException;
import java.sql.SQLException;

/** An api whose courses come from a content-service with the same ids for every tenant. */
record Twins(TwinContent content, Deployment deployment) implements AutoCloseable {
    static Twins start(Options options) throws IOException, InterruptedException, SQLException {
        TwinContent content = TwinContent.start();
        return new Twins(
                content,
                Deployment.start(options.with(
                        "DELIVERY_NEIGHBOURS_CONTENT", content.uri().toString())));
    }

    Report play(int operations, long seed) throws SQLException, InterruptedException {
        Report report = TenantSimulation.play(Settings.of(operations, seed), deployment, content);
        System.out.print(report.coverage());
        report.timings().forEach(System.out::println);
        System.out.println(report.took() + " " + report.lastLine());
        return report;
    }

    /** Two tenants about to be simulated, without anybody having asked anything. */
    TenantSimulation prepare(Settings settings, Post post, World world) {
        return new TenantSimulation(settings, Stage.of(settings, deployment, world, post), Operations.standard());
    }

    Post post(World world) {
        return new Post(deployment.client(), new Wardrobe(world, deployment.neighbours(), deployment.ids()));
    }

    @Override
    public void close() {
        deployment.close();
        content.close();
    }
}
