package dev.fairlead.rfc.record;

import dev.fairlead.rfc.metadata.FieldDescription;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The decimal formats of IEEE 754 with densely packed digits: a sign, five bits of the combination field, the rest of the
 * exponent, and three digits in every ten bits.
 */
enum DecimalFormat {
    DECIMAL64(16, 8, 398),
    DECIMAL128(34, 12, 6176);

    private static final int DECLET_BITS = 10;
    private static final BigInteger THOUSAND = BigInteger.valueOf(1_000);

    private final int digits;
    private final int exponentBits;
    private final int bias;
    private final MathContext context;

    DecimalFormat(int digits, int exponentBits, int bias) {
        this.digits = digits;
        this.exponentBits = exponentBits;
        this.bias = bias;
        this.context = new MathContext(digits, RoundingMode.HALF_EVEN);
    }

    /** The number rounded to the format's digits, with an exponent that the format has; refuses what is too large. */
    BigDecimal fit(FieldDescription field, BigDecimal number) {
        BigDecimal rounded = number.round(context);
        if (rounded.signum() == 0) {
            int scale = Math.max(-greatestExponent(), Math.min(bias, rounded.scale()));
            return BigDecimal.valueOf(0, scale);
        }
        if (rounded.scale() > bias) {
            return tiny(rounded);
        }
        if (-rounded.scale() <= greatestExponent()) {
            return rounded;
        }
        if ((long) rounded.precision() - rounded.scale() > (long) digits + greatestExponent()) {
            throw Failures.conversion(field, "the number is too large");
        }
        return rounded.setScale(-greatestExponent());
    }

    /** Below the least exponent, digits get lost until none is left. */
    private BigDecimal tiny(BigDecimal number) {
        long lost = (long) number.scale() - bias;
        return lost > number.precision() ? BigDecimal.valueOf(0, bias) : number.setScale(bias, RoundingMode.HALF_EVEN);
    }

    private int greatestExponent() {
        // three quarters of the exponent's values, for the two leading bits are never both set
        return 3 * (1 << exponentBits) - 1 - bias;
    }

    /** The number in memory, most significant byte first. */
    byte[] bytes(BigDecimal number) {
        BigInteger coefficient = number.unscaledValue().abs();
        int exponent = bias - number.scale();
        BigInteger packed = BigInteger.ZERO;
        int declets = (digits - 1) / 3;
        for (int i = 0; i < declets; i++) {
            BigInteger[] parts = coefficient.divideAndRemainder(THOUSAND);
            coefficient = parts[0];
            packed = packed.or(BigInteger.valueOf(declet(parts[1].intValue())).shiftLeft(i * DECLET_BITS));
        }
        int first = coefficient.intValue();
        int highBits = exponent >> exponentBits;
        int combination = first < 8 ? highBits << 3 | first : 0b11000 | highBits << 1 | first & 1;
        int lowBits = exponent & (1 << exponentBits) - 1;
        long head = ((number.signum() < 0 ? 1L << 5 : 0) | combination) << exponentBits | lowBits;
        byte[] magnitude = BigInteger.valueOf(head)
                .shiftLeft(declets * DECLET_BITS)
                .or(packed)
                .toByteArray();
        return padded(magnitude, (6 + exponentBits + declets * DECLET_BITS) / Byte.SIZE);
    }

    private static byte[] padded(byte[] magnitude, int length) {
        byte[] bytes = new byte[length];
        int copied = Math.min(length, magnitude.length);
        System.arraycopy(magnitude, magnitude.length - copied, bytes, length - copied, copied);
        return bytes;
    }

    /** Three digits in ten bits; a digit of 8 or 9 needs its lowest bit only, and the pattern tells which do. */
    private static int declet(int threeDigits) {
        int a = threeDigits / 100;
        int b = threeDigits / 10 % 10;
        int c = threeDigits % 10;
        int pattern = a >> 3 << 2 | b >> 3 << 1 | c >> 3;
        int low = (a & 1) << 7 | (b & 1) << 4 | c & 1;
        int high = switch (pattern) {
            case 0b000 -> (a & 6) << 7 | (b & 6) << 4 | c & 6;
            case 0b001 -> (a & 6) << 7 | (b & 6) << 4 | 0b1000;
            case 0b010 -> (a & 6) << 7 | (c & 6) << 4 | 0b1010;
            case 0b011 -> (a & 6) << 7 | 0b100_1110;
            case 0b100 -> (c & 6) << 7 | (b & 6) << 4 | 0b1100;
            case 0b101 -> (b & 6) << 7 | 0b010_1110;
            case 0b110 -> (c & 6) << 7 | 0b000_1110;
            default -> 0b110_1110;
        };
        return high | low;
    }
}
