package dev.fairlead.testkit.secrecy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is a secret by its looks, whoever made it: for those that no double ever sees. */
final class SecretShapes {

    /** In every password, client secret and key store password of the tests. */
    private static final String MARK = "s3cret";

    private static final Pattern SHAPES = Pattern.compile(Stream.concat(
                    Stream.of(
                            MARK,
                            "eyJ[\\w-]+\\.[\\w-]", // a JSON web token
                            "eyJlbmRwb2ludCI6", // a code with which an agent enrols
                            "<saml2?:Assertion\\b",
                            "PHNhbWwy", // the same in base64
                            "-----BEGIN [A-Z ]*PRIVATE KEY"),
                    inBase64(MARK))
            .collect(Collectors.joining("|")));

    private SecretShapes() {}

    static Optional<String> find(String text) {
        Matcher shape = SHAPES.matcher(text);
        return shape.find() ? Optional.of(shape.group()) : Optional.empty();
    }

    /** What base64 makes of a text inside a longer one: three forms, without what depends on the neighbours. */
    private static Stream<String> inBase64(String text) {
        return IntStream.range(0, 3).mapToObj(before -> {
            byte[] padded = (" ".repeat(before) + text).getBytes(StandardCharsets.US_ASCII);
            String encoded = Base64.getEncoder().withoutPadding().encodeToString(padded);
            int end = padded.length % 3 == 0 ? encoded.length() : encoded.length() - 1;
            return encoded.substring(before == 0 ? 0 : before + 1, end);
        });
    }
}
