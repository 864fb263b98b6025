package dev.fairlead.tunnel.stream;

import dev.fairlead.tunnel.ServiceTimes;
import dev.fairlead.tunnel.message.MessageReader;
import dev.fairlead.tunnel.message.MessageWriter;
import io.netty.buffer.ByteBuf;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The answer that accepts a stream and says how long what took, for requests: {@code {"accepted":true,"micros":[1,2,3]}}.
 * As nearly every answer to a request is one, it is read without a model where it stands in one piece as this version
 * writes it. Peers of earlier versions see an acceptance.
 */
final class TimedAcceptance {
    private static final String TIMES = "micros";
    private static final String BEGIN = "{\"accepted\":true,\"" + TIMES + "\":[";
    private static final String END = "]}";
    private static final byte[] BEGIN_BYTES = BEGIN.getBytes(StandardCharsets.US_ASCII);
    private static final int COUNT = 3;
    private static final Pattern DIGITS = Pattern.compile("\\d{1,10}");

    private TimedAcceptance() {}

    static ByteBuf encode(ServiceTimes times) {
        return MessageWriter.encode(BEGIN + times.signOn() + ',' + times.connect() + ',' + times.backend() + END);
    }

    /** Takes such an answer out of a buffer that begins with the whole of it; takes nothing otherwise. */
    static Optional<ServiceTimes> take(ByteBuf in) {
        int begin = in.readerIndex();
        if (in.readableBytes() < MessageReader.PREFIX + BEGIN_BYTES.length) {
            return Optional.empty();
        }
        long end = begin + MessageReader.PREFIX + in.getUnsignedInt(begin);
        if (end > in.writerIndex() || !startsWith(in, begin + MessageReader.PREFIX)) {
            return Optional.empty();
        }
        Optional<ServiceTimes> times = numbers(in, begin + MessageReader.PREFIX + BEGIN_BYTES.length, (int) end);
        if (times.isPresent()) {
            in.readerIndex((int) end);
        }
        return times;
    }

    private static boolean startsWith(ByteBuf in, int at) {
        for (int i = 0; i < BEGIN_BYTES.length; i++) {
            if (in.getByte(at + i) != BEGIN_BYTES[i]) {
                return false;
            }
        }
        return true;
    }

    /** Three numbers as JSON has them, with a comma between them, and the end of the message. */
    private static Optional<ServiceTimes> numbers(ByteBuf in, int from, int end) {
        int[] read = new int[COUNT];
        int at = from;
        for (int i = 0; i < COUNT; i++) {
            long value = 0;
            int first = at;
            while (at < end && isDigit(in.getByte(at)) && value <= Integer.MAX_VALUE) {
                value = 10 * value + in.getByte(at) - '0';
                at++;
            }
            char behind = i < COUNT - 1 ? ',' : END.charAt(0);
            boolean zeroInFront = at - first > 1 && in.getByte(first) == '0';
            if (at == first || zeroInFront || at == end || value > Integer.MAX_VALUE || in.getByte(at) != behind) {
                return Optional.empty();
            }
            read[i] = (int) value;
            at++;
        }
        boolean whole = at == end - 1 && in.getByte(at) == END.charAt(1);
        return whole ? Optional.of(new ServiceTimes(read[0], read[1], read[2])) : Optional.empty();
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }

    /** The times of an acceptance that was read as a model; empty if it tells none that make sense. */
    static Optional<ServiceTimes> timesIn(JsonObject answer) {
        if (!(answer.get(TIMES) instanceof JsonArray numbers) || numbers.size() != COUNT) {
            return Optional.empty();
        }
        int[] read = new int[COUNT];
        for (int i = 0; i < COUNT; i++) {
            String number = numbers.get(i).toString();
            if (!DIGITS.matcher(number).matches() || Long.parseLong(number) > Integer.MAX_VALUE) {
                return Optional.empty();
            }
            read[i] = Integer.parseInt(number);
        }
        return Optional.of(new ServiceTimes(read[0], read[1], read[2]));
    }
}
