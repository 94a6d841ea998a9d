package dev.vitrina.stack;

/** An amount of memory: {@code 512m} or {@code 2g}. */
public record Mebibytes(int count) {

    public Mebibytes {
        if (count <= 0) {
            throw new IllegalArgumentException("Memory must be positive: " + count + "m");
        }
    }

    static Mebibytes parse(String text) {
        if (!text.matches("[0-9]{1,6}[mMgG]")) {
            throw new IllegalArgumentException("expected a size such as 512m or 2g");
        }
        int number = Integer.parseInt(text.substring(0, text.length() - 1));
        return new Mebibytes(Character.toLowerCase(text.charAt(text.length() - 1)) == 'g' ? number * 1024 : number);
    }

    Mebibytes plus(Mebibytes more) {
        return new Mebibytes(count + more.count);
    }

    @Override
    public String toString() {
        return count + "m";
    }
}
