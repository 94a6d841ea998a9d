package dev.vitrina.street.recount;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The stock documents of one source as {@code history.changes} holds them. */
final class Archive {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS 'UTC'");

    /** One version; the greatest is the document. */
    private record Version(long version, Instant changedAt, String bodyHash, String body) {
        static final Comparator<Version> ORDER = Comparator.comparingLong(Version::version)
                .thenComparing(Version::changedAt)
                .thenComparing(Version::bodyHash);
    }

    private Archive() {}

    /** The lines of the newest version of every document that applies and is not deleted. */
    static List<Line> linesOf(Connection trino, String source) throws SQLException, IOException {
        List<Line> lines = new ArrayList<>();
        for (Map.Entry<String, Version> document : newest(trino, source).entrySet()) {
            String body = document.getValue().body();
            if (body != null) {
                lines.addAll(lines(source, document.getKey(), JSON.readTree(body)));
            }
        }
        return lines;
    }

    private static Map<String, Version> newest(Connection trino, String source) throws SQLException {
        String sql = "SELECT id, version, CAST(changed_at AT TIME ZONE 'UTC' AS varchar), body"
                + " FROM history.changes WHERE entity = 'stock_document' AND source = ?";
        Map<String, Version> newest = new HashMap<>();
        try (PreparedStatement statement = trino.prepareStatement(sql)) {
            statement.setString(1, source);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String body = rows.getString(4);
                    Instant changedAt =
                            LocalDateTime.parse(rows.getString(3), TIME).toInstant(ZoneOffset.UTC);
                    Version version = new Version(rows.getLong(2), changedAt, sha256(body == null ? "" : body), body);
                    newest.merge(
                            rows.getString(1),
                            version,
                            (one, other) -> Version.ORDER.compare(one, other) >= 0 ? one : other);
                }
            }
        }
        return newest;
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    static List<Line> lines(String source, String document, JsonNode body) {
        List<Line> lines = new ArrayList<>();
        if (body.path("applicable").asBoolean(true)) {
            for (JsonNode line : body.path("lines")) {
                lines.add(line(source, document, body, line));
            }
        }
        return lines;
    }

    private static Line line(String source, String document, JsonNode body, JsonNode line) {
        String sequence = either(line, body, "sequence");
        BigDecimal quantity = decimal(line, "quantity");
        BigDecimal rate = decimal(body, "rate");
        return new Line(
                new LineId(source, document, line.get("line").asText()),
                body.get("type").asText(),
                body.get("organization").asText(),
                line.get("sku").asText(),
                Instant.parse(body.get("moment").asText()),
                sequence == null ? 0 : Long.parseLong(sequence),
                either(line, body, "warehouse"),
                either(line, body, "to_warehouse"),
                (quantity == null ? BigDecimal.ZERO : quantity).setScale(3),
                decimal(line, "unit_cost"),
                decimal(line, "amount"),
                rate == null ? BigDecimal.ONE : rate,
                reference(source, line.path("ref").asText(null)),
                new Line.Price(
                        decimal(line, "price"),
                        orZero(decimal(line, "discount_percent")),
                        orZero(decimal(line, "vat_percent")),
                        body.path("vat_included").asBoolean(true)));
    }

    private static LineId reference(String source, String ref) {
        if (ref == null) {
            return null;
        }
        int colon = ref.lastIndexOf(':');
        return new LineId(source, ref.substring(0, colon), ref.substring(colon + 1));
    }

    private static String either(JsonNode line, JsonNode body, String field) {
        return line.hasNonNull(field)
                ? line.get(field).asText()
                : body.path(field).asText(null);
    }

    private static BigDecimal decimal(JsonNode node, String field) {
        return node.hasNonNull(field) ? new BigDecimal(node.get(field).asText()) : null;
    }

    private static BigDecimal orZero(BigDecimal number) {
        return number == null ? BigDecimal.ZERO : number;
    }
}
