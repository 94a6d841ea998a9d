package dev.vitrina.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Flink's REST interface is asked, and what its answers are taken for. */
class AwaitedCheckpointTest {
    private static final String ACCEPTED = "{\"request-id\":\"r\"}";
    private static final String UNDER_WAY = "{\"status\":{\"id\":\"IN_PROGRESS\"}}";
    private static final String COMPLETE =
            "{\"status\":{\"id\":\"COMPLETED\"},\"operation\":{\"checkpointId\":7,\"failureCause\":null}}";
    private static final String FAILED =
            "{\"status\":{\"id\":\"COMPLETED\"},\"operation\":{\"checkpointId\":null,\"failureCause\":{\"class\":\"x\"}}}";
    private static final String UNKNOWN = "404";

    private final Deque<String> answers = new ArrayDeque<>();
    private final List<String> questions = new ArrayList<>();
    private HttpServer flink;
    private AwaitedCheckpoint checkpoint;

    @BeforeEach
    void start() throws IOException {
        flink = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        flink.createContext("/", this::answer);
        flink.start();
        checkpoint = awaited(Duration.ZERO);
    }

    @AfterEach
    void stop() {
        flink.stop(0);
    }

    @Test
    void itIsAskedForOnceAndThenLookedAtUntilItIsComplete() {
        assertThat(polls("job-1", ACCEPTED, UNDER_WAY, UNDER_WAY, COMPLETE)).containsExactly(false, false, false, true);
        assertThat(questions)
                .containsExactly(
                        "POST /jobs/job-1/checkpoints",
                        "GET /jobs/job-1/checkpoints/r",
                        "GET /jobs/job-1/checkpoints/r",
                        "GET /jobs/job-1/checkpoints/r");
    }

    @Test
    void afterAYesItBeginsAnew() {
        assertThat(polls("job-1", ACCEPTED, COMPLETE, ACCEPTED, COMPLETE)).containsExactly(false, true, false, true);
    }

    @Test
    void oneThatFailedIsAskedForAgain() {
        assertThat(polls("job-1", ACCEPTED, FAILED, ACCEPTED, COMPLETE)).containsExactly(false, false, false, true);
    }

    @Test
    void aJobThatCannotBeAskedIsAskedLater() {
        assertThat(polls("job-1", UNKNOWN, ACCEPTED, COMPLETE)).containsExactly(false, false, true);
    }

    @Test
    void ofWhatFlinkHasForgottenTheAnswerIsNo() {
        assertThat(polls("job-1", ACCEPTED, UNKNOWN, ACCEPTED, COMPLETE)).containsExactly(false, false, false, true);
    }

    @Test
    void anotherJobIsAskedItself() {
        assertThat(polls("job-1", ACCEPTED)).containsExactly(false);
        assertThat(polls("job-2", ACCEPTED, COMPLETE)).containsExactly(false, true);
        assertThat(questions)
                .containsExactly(
                        "POST /jobs/job-1/checkpoints",
                        "POST /jobs/job-2/checkpoints",
                        "GET /jobs/job-2/checkpoints/r");
    }

    @Test
    void betweenACheckpointAndTheNextRequestIsAPause() {
        checkpoint = awaited(Duration.ofHours(1));

        assertThat(polls("job-1", ACCEPTED, COMPLETE)).containsExactly(false, true);
        assertThat(checkpoint.poll("job-1", true)).isFalse();
        assertThat(questions).hasSize(2);
    }

    @Test
    void afterAFailedRequestIsAPauseToo() {
        checkpoint = awaited(Duration.ofHours(1));

        assertThat(polls("job-1", UNKNOWN)).containsExactly(false);
        assertThat(checkpoint.poll("job-1", true)).isFalse();
        assertThat(questions).hasSize(1);
    }

    @Test
    void oneThatWasAskedForTooEarlyIsNotTheOneThatIsWaitedFor() {
        answers.addAll(List.of(ACCEPTED, COMPLETE));
        assertThat(checkpoint.poll("job-1", false)).isFalse();
        assertThat(checkpoint.poll("job-1", false)).isFalse();

        answers.add(ACCEPTED);
        assertThat(checkpoint.poll("job-1", false)).isFalse();
        assertThat(polls("job-1", ACCEPTED, COMPLETE)).containsExactly(false, true);
        assertThat(questions)
                .containsExactly(
                        "POST /jobs/job-1/checkpoints",
                        "GET /jobs/job-1/checkpoints/r",
                        "POST /jobs/job-1/checkpoints",
                        "POST /jobs/job-1/checkpoints",
                        "GET /jobs/job-1/checkpoints/r");
    }

    @Test
    void onceTheJobHasPassedTheNextIsAskedForAtOnce() {
        checkpoint = awaited(Duration.ofHours(1));
        answers.addAll(List.of(ACCEPTED, COMPLETE));
        checkpoint.poll("job-1", false);
        checkpoint.poll("job-1", false);

        assertThat(polls("job-1", ACCEPTED, COMPLETE)).containsExactly(false, true);
    }

    private AwaitedCheckpoint awaited(Duration pause) {
        return new AwaitedCheckpoint(
                new FlinkRest("http://127.0.0.1:" + flink.getAddress().getPort()), pause);
    }

    /** What is said each time when Flink answers so and the job has passed. */
    private List<Boolean> polls(String job, String... each) {
        List<Boolean> said = new ArrayList<>();
        for (String answer : each) {
            answers.add(answer);
            said.add(checkpoint.poll(job, true));
        }
        return said;
    }

    private void answer(HttpExchange exchange) throws IOException {
        questions.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        String answer = answers.remove();
        byte[] body = answer.equals(UNKNOWN) ? new byte[] {'{', '}'} : answer.getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.equals(UNKNOWN) ? 404 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
