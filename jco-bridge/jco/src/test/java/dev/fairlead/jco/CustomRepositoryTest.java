package dev.fairlead.jco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.StringReader;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** Repositories of metadata that a program adds. */
class CustomRepositoryTest extends EmulatedSystem {
    private final JCoCustomRepository repository = JCo.createCustomRepository("OWN");

    private static JCoFunctionTemplate pilot() {
        JCoListMetaData imports = JCo.createListMetaData("IMPORTS");
        imports.add("SHIP", JCoMetaData.TYPE_CHAR, 10, 20, JCoListMetaData.IMPORT_PARAMETER);
        imports.lock();
        return JCo.createFunctionTemplate("Z_PILOT", imports, null, null, null, null);
    }

    @Test
    void whatWasAddedIsFound() throws Exception {
        JCoRecordMetaData point = JCo.createRecordMetaData("ZPOINT");
        point.add("X", JCoMetaData.TYPE_INT, 4, 0, 4, 0);
        assertThatIllegalArgumentException().isThrownBy(() -> repository.addRecordMetaDataToCache(point));
        point.lock();
        assertThat(repository.getFunction("Z_PILOT")).isNull();

        repository.addFunctionTemplateToCache(pilot());
        repository.addRecordMetaDataToCache(point);

        assertThat(repository.getName()).isEqualTo("OWN");
        assertThat(repository.getFunction("z_pilot").getImportParameterList().getFieldCount())
                .isOne();
        assertThat(repository.getFunctionInterface("Z_PILOT").isImport("SHIP")).isTrue();
        assertThat(repository.getStructureDefinition("ZPOINT").getFieldCount()).isOne();
        assertThat(repository.getCachedFunctionTemplateNames()).containsExactly("Z_PILOT");
        assertThat(repository.isUnicode()).isTrue();
    }

    @Test
    void allElseIsTheDestinations() throws Exception {
        assertThat(repository.getFunction("STFC_CONNECTION")).isNull();

        repository.setDestination(erp());
        JCoFunction echo = repository.getFunction("STFC_CONNECTION");
        echo.execute(erp());

        assertThat(echo.getExportParameterList().isInitialized("ECHOTEXT")).isTrue();
        assertThat(repository.getRecordMetaData("RFCTEST").hasField("RFCINT4")).isTrue();
        assertThat(repository.isUnicode()).isTrue();
        assertThat(repository.getCachedFunctionTemplateNames()).isEmpty();
        repository.setDestination(null);
        assertThat(repository.getFunction("STFC_CONNECTION")).isNull();
    }

    @Test
    void theDestinationsOwnRepositoryDoesNotKnowIt() throws Exception {
        repository.setDestination(erp());
        repository.addFunctionTemplateToCache(pilot());

        assertThat(erp().getRepository().getFunction("Z_PILOT")).isNull();
    }

    @Test
    void itIsSavedAndLoaded() throws Exception {
        repository.addFunctionTemplateToCache(pilot());
        StringWriter saved = new StringWriter();
        repository.save(saved);
        JCoCustomRepository other = JCo.createCustomRepository("OTHER");

        other.load(new StringReader(saved.toString()));

        assertThat(other.getFunction("Z_PILOT")).isNotNull();
        repository.removeFunctionTemplateFromCache("Z_PILOT");
        assertThat(repository.getFunction("Z_PILOT")).isNull();
    }
}
