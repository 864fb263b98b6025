package dev.fairlead.tunnel.configuration;

import dev.fairlead.tunnel.keys.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A configuration file that was read and is YAML.
 *
 * @param root its keys; empty if it has none
 * @param problems where those who read the keys report what is wrong
 * @param base the directory that names in the file are relative to
 * @param files those that the file names
 * @param content of the file itself
 */
public record YamlFile(Optional<YamlObject> root, Problems problems, Path base, NamedFiles files, ByteBuffer content) {
    private static final int MAX_CHARACTERS = 1 << 20;

    /**
     * Reads a file.
     *
     * @param hintIfUnreadable how to get one
     * @throws ConfigurationException if it cannot be read, or is not YAML
     */
    public static YamlFile read(Path file, String hintIfUnreadable) throws ConfigurationException {
        Problems problems = new Problems(file.toString());
        byte[] bytes = load(file, problems, hintIfUnreadable);
        Optional<YamlObject> root = compose(file, new String(bytes, StandardCharsets.UTF_8), problems)
                .flatMap(node -> new YamlValue("", node, problems).object());
        Path base = file.toAbsolutePath().getParent();
        return new YamlFile(
                root,
                problems,
                base,
                new NamedFiles(base),
                ByteBuffer.wrap(bytes).asReadOnlyBuffer());
    }

    /** Changes whenever the file does, or one that it names and that was asked for by now. */
    public String revision() {
        MessageDigest digest = Sha256.digest();
        digest.update(content.duplicate());
        files.addTo(digest);
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    /**
     * To be called when everything was read.
     *
     * @throws ConfigurationException with every problem, if there is one
     */
    public void close() throws ConfigurationException {
        root.ifPresent(YamlObject::close);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems.inOrder());
        }
    }

    private static byte[] load(Path file, Problems problems, String hint) throws ConfigurationException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            problems.add(0, "", "the file cannot be read", hint);
            throw new ConfigurationException(problems.inOrder());
        }
    }

    private static Optional<Node> compose(Path file, String text, Problems problems) throws ConfigurationException {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file.toString())
                .setCodePointLimit(MAX_CHARACTERS)
                .setMaxAliasesForCollections(0)
                .build();
        try {
            return new Compose(settings).composeString(text);
        } catch (MarkedYamlEngineException malformed) {
            int line = malformed.getProblemMark().map(Mark::getLine).orElse(-1) + 1;
            problems.add(line, "", "this is not YAML: " + malformed.getProblem(), "Check indentation and quotes");
        } catch (YamlEngineException malformed) {
            problems.add(0, "", "this is not YAML: " + malformed.getMessage(), "Check indentation and quotes");
        }
        throw new ConfigurationException(problems.inOrder());
    }
}
