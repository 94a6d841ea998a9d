package dev.vitrina.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** JSON over HTTP with the servers of the stack. */
public final class Http {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final Duration timeout;

    public Http(Duration timeout) {
        this.timeout = timeout;
    }

    /**
     * The JSON found there.
     *
     * @throws IOException if nobody answers in time, or with another status than 2xx, which the message then holds
     */
    public JsonNode get(String url) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(url)).GET());
    }

    JsonNode post(String url, String contentType, BodyPublisher body, String... headers) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url)).POST(body).header("Content-Type", contentType);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    JsonNode postJson(String url, Object body) throws IOException {
        return post(url, "application/json", BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    }

    JsonNode patch(String url) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(url)).method("PATCH", BodyPublishers.noBody()));
    }

    public JsonNode delete(String url) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(url)).DELETE());
    }

    /** What a server says went wrong; of a stack trace among Flink's errors the innermost cause. */
    static String explanation(String body) {
        try {
            JsonNode errors = JSON.readTree(body).path("errors");
            return errors.isEmpty()
                    ? body
                    : FlinkFailure.cause(errors.get(errors.size() - 1).asText());
        } catch (JsonProcessingException noJson) {
            return body;
        }
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> response =
                    client.send(request.timeout(timeout).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (response.statusCode() / 100 != 2) {
                throw new IOException("HTTP " + response.statusCode() + ": " + explanation(response.body()));
            }
            return JSON.readTree(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while waiting for an answer");
        }
    }
}
