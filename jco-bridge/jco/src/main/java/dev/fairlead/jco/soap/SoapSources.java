package dev.fairlead.jco.soap;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.dictionary.DictionarySource;
import dev.fairlead.rfc.repository.MetadataFile;
import dev.fairlead.rfc.repository.MetadataSource;
import dev.fairlead.rfc.transport.SoapClient;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where functions and types come from, in the order of {@code x_fairlead.metadata}. */
record SoapSources(String destination, SoapClient client) {
    private static final String FILE = "file:";

    List<MetadataSource> of(List<String> names) {
        return names.stream().flatMap(this::source).toList();
    }

    private Stream<MetadataSource> source(String name) {
        return switch (name) {
            case "rfc" -> Stream.of(new DictionarySource(client));
            case "wsdl" -> client.wsdl().stream();
            default -> Stream.of(file(Path.of(name.substring(FILE.length()))));
        };
    }

    private MetadataSource file(Path path) {
        try (Reader in = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            return MetadataFile.read(path.toString(), in);
        } catch (IOException e) {
            throw RfcException.of(
                    RfcFailure.of(RfcErrorGroup.CONFIGURATION, destination, path.toString(), "cannot be read"), e);
        }
    }
}
