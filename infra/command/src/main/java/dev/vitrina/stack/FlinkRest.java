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

/** What is asked of Flink's REST interface. */
public final class FlinkRest {

    /** A job the cluster knows, running or ended. */
    public record Job(String id, String name, String state, long startedAtMillis, int tasks, int runningTasks) {

        public boolean hasEnded() {
            return switch (state) {
                case "FAILED", "CANCELED", "FINISHED", "SUSPENDED" -> true;
                default -> false;
            };
        }

        public boolean worksFully() {
            return state.equals("RUNNING") && tasks > 0 && tasks == runningTasks;
        }
    }

    /**
     * Where a job goes on.
     *
     * @param withoutSome whether the state of steps that the job no longer has is left out
     */
    public record Start(Path checkpoint, boolean withoutSome) {}

    /** A step of a job, with what is chained to it. */
    record Step(String name, String state, long written) {}

    /** How a job's checkpoints go. */
    public record Progress(long completed, long failed, Optional<Newest> newest) {}

    /** The newest complete checkpoint. */
    public record Newest(long number, Instant completedAt) {}

    /** What has become of a checkpoint that was asked for. */
    enum Requested {
        UNDER_WAY,
        COMPLETE,
        FAILED
    }

    private final Http http = new Http(Duration.ofSeconds(60));
    private final String url;

    public FlinkRest(String url) {
        this.url = url;
    }

    public List<Job> jobs() throws IOException {
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
    public String upload(Path jar) throws IOException {
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

    public void run(
            String jar,
            String jobId,
            String mainClass,
            List<String> arguments,
            Map<String, String> configuration,
            Optional<Start> start)
            throws IOException {
        Map<String, Object> request = new TreeMap<>();
        request.put("entryClass", mainClass);
        request.put("jobId", jobId);
        request.put("programArgsList", arguments);
        request.put("flinkConfiguration", configuration);
        start.ifPresent(from -> {
            request.put("savepointPath", from.checkpoint().toUri().toString());
            request.put("claimMode", "CLAIM");
            request.put("allowNonRestoredState", from.withoutSome());
        });
        http.postJson(url + "/jars/" + jar + "/run", request);
    }

    public Progress progress(String jobId) throws IOException {
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

    /**
     * Asks a job for a checkpoint now; one that is under way is completed first.
     *
     * @return what to ask for its outcome by
     */
    String requestCheckpoint(String jobId) throws IOException {
        return http.postJson(url + "/jobs/" + jobId + "/checkpoints", Map.of("checkpointType", "CONFIGURED"))
                .path("request-id")
                .asText();
    }

    Requested requestedCheckpoint(String jobId, String request) throws IOException {
        JsonNode answer = http.get(url + "/jobs/" + jobId + "/checkpoints/" + request);
        if (!answer.path("status").path("id").asText().equals("COMPLETED")) {
            return Requested.UNDER_WAY;
        }
        return answer.path("operation").hasNonNull("checkpointId") ? Requested.COMPLETE : Requested.FAILED;
    }

    List<Step> steps(String jobId) throws IOException {
        List<Step> steps = new ArrayList<>();
        for (JsonNode step : http.get(url + "/jobs/" + jobId).path("vertices")) {
            steps.add(new Step(
                    step.path("name").asText(),
                    step.path("status").asText(),
                    step.path("metrics").path("write-records").asLong()));
        }
        return steps;
    }

    void deleteJar(String jar) throws IOException {
        http.delete(url + "/jars/" + jar);
    }

    /** Asks a job to end; it keeps its newest checkpoint. */
    public void cancel(String jobId) throws IOException {
        http.patch(url + "/jobs/" + jobId + "?mode=cancel");
    }

    /** The answer to a question that only few ask; the path begins with a slash. */
    public JsonNode get(String path) throws IOException {
        return http.get(url + path);
    }

    /** Why a job failed last, in one line; empty if it never did. */
    public Optional<String> failure(String jobId) throws IOException {
        return stackTrace(jobId).map(FlinkFailure::cause);
    }

    /** Where a job failed last; empty if it never did. */
    Optional<String> stackTrace(String jobId) throws IOException {
        JsonNode entries = http.get(url + "/jobs/" + jobId + "/exceptions?maxExceptions=1")
                .path("exceptionHistory")
                .path("entries");
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(entries.get(0).path("stacktrace").asText());
    }
}
