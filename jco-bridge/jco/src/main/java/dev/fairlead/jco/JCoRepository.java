package dev.fairlead.jco;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;

/**
 * Functions and types of a system, kept once they were read. Names count in any case and without blanks at their end.
 * Safe for use by several threads.
 */
public interface JCoRepository {

    /** Name of the destination whose functions these are. */
    String getName();

    /**
     * A fresh call of a function; null if the system has none of that name.
     *
     * @throws JCoException if the system cannot be asked
     */
    JCoFunction getFunction(String name) throws JCoException;

    /**
     * A fresh call of a function, with all that is sent in one list; null if the system has none of that name.
     *
     * @throws JCoException if the system cannot be asked
     */
    JCoRequest getRequest(String name) throws JCoException;

    /**
     * Interface of a function; null if the system has none of that name.
     *
     * @throws JCoException if the system cannot be asked
     */
    JCoFunctionTemplate getFunctionTemplate(String name) throws JCoException;

    /**
     * All parameters of a function; null if the system has none of that name.
     *
     * @throws JCoException if the system cannot be asked
     */
    JCoListMetaData getFunctionInterface(String name) throws JCoException;

    /**
     * Type of structures or rows; null if the system has none of that name.
     *
     * @throws JCoException if the system cannot be asked
     */
    JCoRecordMetaData getRecordMetaData(String name) throws JCoException;

    /**
     * As {@link #getRecordMetaData}.
     *
     * @throws JCoException if the system cannot be asked
     */
    JCoRecordMetaData getStructureDefinition(String name) throws JCoException;

    /** Forgets a function; calls in hand keep theirs. */
    void removeFunctionTemplateFromCache(String name);

    /** Forgets a type. */
    void removeRecordMetaDataFromCache(String name);

    /** Names of the functions that are kept. */
    String[] getCachedFunctionTemplateNames();

    /** Names of the types that are kept. */
    String[] getCachedRecordMetaDataNames();

    /** Forgets everything; calls in hand keep theirs. */
    void clear();

    /**
     * Whether a character takes two bytes in the system's memory. May ask the system.
     *
     * @throws JCoRuntimeException if it cannot be asked
     */
    boolean isUnicode();

    /**
     * Forgets everything and reads what {@link #save} wrote; the reader stays open.
     *
     * @throws JCoException of group 190 if that cannot be read; nothing is kept then
     */
    void load(Reader in) throws JCoException;

    /**
     * Writes what is kept, as JSON; the writer stays open.
     *
     * @throws JCoException if two types of one name are kept
     * @throws IOException if the writer fails
     */
    void save(Writer out) throws JCoException, IOException;
}
