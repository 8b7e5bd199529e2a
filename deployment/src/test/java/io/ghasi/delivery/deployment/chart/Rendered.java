package io.ghasi.delivery.deployment.chart;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The objects that one rendering of the chart consists of. */
public record Rendered(List<Tree> objects) {
    List<Tree> of(String kind) {
        return objects.stream().filter(object -> object.kind().equals(kind)).toList();
    }

    List<String> names(String kind) {
        return of(kind).stream().map(Tree::name).sorted().toList();
    }

    /** The only object of {@code kind} that is called {@code name}. */
    public Tree one(String kind, String name) {
        List<Tree> found =
                of(kind).stream().filter(object -> object.name().equals(name)).toList();
        if (found.size() != 1) {
            throw new AssertionError(kind + " " + name + " is there " + found.size() + " times");
        }
        return found.getFirst();
    }

    boolean has(String kind, String name) {
        return names(kind).contains(name);
    }

    /** Whatever makes pods: Deployments, Rollouts, Jobs, and the Jobs that a CronJob makes. */
    List<Tree> workloads() {
        return objects.stream()
                .map(object -> object.kind().equals("CronJob") ? job(object) : object)
                .filter(object -> List.of("Deployment", "Rollout", "Job").contains(object.kind()))
                .toList();
    }

    private static Tree job(Tree cronJob) {
        Map<String, Object> job = new HashMap<>();
        job.put("kind", "Job");
        job.put("metadata", cronJob.at("metadata").value());
        job.put("spec", cronJob.at("spec/jobTemplate/spec").value());
        return new Tree(job);
    }

    /** The one that is called {@code name}. */
    public Tree workload(String name) {
        return workloads().stream()
                .filter(workload -> workload.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The api as a Deployment or a Rollout. */
    Tree api() {
        return workload("delivery-api");
    }

    /** The process's container of a workload, which is called as the workload is. */
    static Tree process(Tree workload) {
        return workload.at("spec/template/spec/containers")
                .each()
                .filter(container -> container.at("name").text().equals(workload.name()))
                .findFirst()
                .orElseThrow();
    }

    /** Which process a workload's is, by the name of its service account: a Job may do a relay's work as a relay. */
    static String identity(Tree workload) {
        return workload.at("spec/template/spec/serviceAccountName").text();
    }

    /** The Secret that a workload's process has in {@code /etc/delivery/secrets}. */
    static String secret(Tree workload) {
        List<String> named = workload.at("spec/template/spec/volumes")
                .each()
                .filter(volume -> volume.at("name").text().equals("secrets"))
                .map(volume -> volume.at("secret/secretName").text())
                .toList();
        boolean mounted = process(workload)
                .at("volumeMounts")
                .each()
                .anyMatch(mount -> mount.at("name").text().equals("secrets")
                        && mount.at("mountPath").text().equals("/etc/delivery/secrets")
                        && !mount.at("subPath").isThere());
        if (named.size() != 1 || !mounted) {
            throw new AssertionError(workload.name() + " has its secrets not in one folder of files");
        }
        return named.getFirst();
    }

    /** All containers of a workload's pods, sidecars too. */
    static Stream<Tree> containers(Tree workload) {
        Tree pod = workload.at("spec/template/spec");
        return Stream.concat(
                pod.at("initContainers").each(), pod.at("containers").each());
    }
}
