package dev.vitrina.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the stack asks of Flink's REST interface. */
final class FlinkRest {

    /** A job the cluster knows, running or ended. */
    record Job(String id, String name, String state, long startedAtMillis, int tasks, int runningTasks) {

        boolean hasEnded() {
            return switch (state) {
                case "FAILED", "CANCELED", "FINISHED", "SUSPENDED" -> true;
                default -> false;
            };
        }

        boolean worksFully() {
            return state.equals("RUNNING") && tasks > 0 && tasks == runningTasks;
        }
    }

    /** How a job's checkpoints go. */
    record Progress(long completed, long failed, Optional<Newest> newest) {}

    /** The newest complete checkpoint. */
    record Newest(long number, Instant completedAt) {}

    private final Http http = new Http(Duration.ofSeconds(60));
    private final String url;

    FlinkRest(String url) {
        this.url = url;
    }

    List<Job> jobs() throws IOException {
        List<Job> jobs = new ArrayList<>();
        for (JsonNode job : http.get(url + "/jobs/overview").path("jobs")) {
            JsonNode tasks = job.path("tasks");
            jobs.add(new Job(
                    job.path("jid").asText(),
                    job.path("name").asText(),
                    job.path("state").asText(),
                    job.path("start-time").asLong(),
                    tasks.path("total").asInt(),
                    tasks.path("running").asInt()));
        }
        return jobs;
    }

    /** Returns the id under which the jar can be run. */
    String upload(Path jar) throws IOException {
        String boundary = "vitrina" + Long.toHexString(System.nanoTime());
        BodyPublisher body = BodyPublishers.concat(
                BodyPublishers.ofString(
                        "--" + boundary + "\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\""
                                + jar.getFileName() + "\"\r\nContent-Type: application/x-java-archive\r\n\r\n"),
                BodyPublishers.ofFile(jar),
                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        JsonNode answer = http.post(url + "/jars/upload", "multipart/form-data; boundary=" + boundary, body);
        return Path.of(answer.path("filename").asText()).getFileName().toString();
    }

    void run(
            String jar,
            String jobId,
            String mainClass,
            List<String> arguments,
            Map<String, String> configuration,
            Optional<Path> checkpoint)
            throws IOException {
        Map<String, Object> request = new TreeMap<>();
        request.put("entryClass", mainClass);
        request.put("jobId", jobId);
        request.put("programArgsList", arguments);
        request.put("flinkConfiguration", configuration);
        checkpoint.ifPresent(path -> {
            request.put("savepointPath", path.toUri().toString());
            request.put("claimMode", "CLAIM");
            request.put("allowNonRestoredState", false);
        });
        http.postJson(url + "/jars/" + jar + "/run", request);
    }

    Progress progress(String jobId) throws IOException {
        JsonNode answer = http.get(url + "/jobs/" + jobId + "/checkpoints");
        JsonNode counts = answer.path("counts");
        JsonNode newest = answer.path("latest").path("completed");
        return new Progress(
                counts.path("completed").asLong(),
                counts.path("failed").asLong(),
                newest.isObject()
                        ? Optional.of(new Newest(
                                newest.path("id").asLong(),
                                Instant.ofEpochMilli(
                                        newest.path("latest_ack_timestamp").asLong())))
                        : Optional.empty());
    }

    /** Why a job failed last, in one line; empty if it never did. */
    Optional<String> failure(String jobId) throws IOException {
        JsonNode entries = http.get(url + "/jobs/" + jobId + "/exceptions?maxExceptions=1")
                .path("exceptionHistory")
                .path("entries");
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        FlinkFailure.cause(entries.get(0).path("stacktrace").asText()));
    }
}
