package dev.vitrina.bench;

import dev.vitrina.domain.codec.Codec;
import dev.vitrina.domain.costing.Head;
import dev.vitrina.domain.costing.ItemStore;
import dev.vitrina.domain.costing.LineAccount;
import dev.vitrina.domain.costing.LineId;
import dev.vitrina.domain.costing.Part;
import dev.vitrina.domain.costing.Step;
import dev.vitrina.domain.costing.StoreCodecs;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An item's history as bytes: whatever is put is encoded, whatever is got is decoded. */
final class ByteStore implements ItemStore {
    private static final int PART_KEY_BYTES = Long.BYTES;

    private final EncodedShelf<Long, Part> parts = new EncodedShelf<>(StoreCodecs.PART);
    private final EncodedShelf<LineId, LineAccount> accounts = new EncodedShelf<>(StoreCodecs.ACCOUNT);
    private final List<byte[]> recent = new ArrayList<>();
    private byte[] head;

    @Override
    public Head head() {
        return head == null ? null : decoded(StoreCodecs.HEAD, head);
    }

    @Override
    public void putHead(Head newest) {
        head = encoded(StoreCodecs.HEAD, newest);
    }

    @Override
    public List<Step> recent() {
        return recent.stream().map(step -> decoded(StoreCodecs.STEP, step)).toList();
    }

    @Override
    public void addRecent(List<Step> steps) {
        steps.forEach(step -> recent.add(encoded(StoreCodecs.STEP, step)));
    }

    @Override
    public void replaceRecent(List<Step> steps) {
        recent.clear();
        addRecent(steps);
    }

    @Override
    public Shelf<Long, Part> parts() {
        return parts;
    }

    @Override
    public Shelf<LineId, LineAccount> accounts() {
        return accounts;
    }

    /** What is always at hand. */
    long headBytes() {
        return head == null ? 0 : head.length;
    }

    /** The steps that lie in no chunk yet. */
    long recentBytes() {
        return recent.stream().mapToLong(step -> step.length).sum();
    }

    /** Chunks, their directory and the states between them, with their keys. */
    long partBytes() {
        return parts.values.values().stream()
                .mapToLong(part -> PART_KEY_BYTES + part.length)
                .sum();
    }

    /** What is known of lines beside their steps, with their keys. */
    long accountBytes() {
        return accounts.values.entrySet().stream()
                .mapToLong(account -> encoded(StoreCodecs.LINE_ID, account.getKey()).length + account.getValue().length)
                .sum();
    }

    private static <T> byte[] encoded(Codec<T> codec, T value) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            codec.write(value, new DataOutputStream(bytes));
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static <T> T decoded(Codec<T> codec, byte[] bytes) {
        try {
            return codec.read(codec.version(), new DataInputStream(new ByteArrayInputStream(bytes)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static final class EncodedShelf<K, V> implements Shelf<K, V> {
        private final Codec<V> codec;
        private final Map<K, byte[]> values = new HashMap<>();

        EncodedShelf(Codec<V> codec) {
            this.codec = codec;
        }

        @Override
        public V get(K key) {
            byte[] bytes = values.get(key);
            return bytes == null ? null : decoded(codec, bytes);
        }

        @Override
        public void put(K key, V value) {
            values.put(key, encoded(codec, value));
        }

        @Override
        public void remove(K key) {
            values.remove(key);
        }
    }
}
