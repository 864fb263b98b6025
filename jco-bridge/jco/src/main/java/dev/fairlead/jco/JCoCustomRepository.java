package dev.fairlead.jco;

/**
 * Metadata that a program adds, with those of a destination behind them if it names one. The destination's own repository
 * does not know of them. What is saved and forgotten are the added ones.
 */
public interface JCoCustomRepository extends JCoRepository {

    /**
     * Adds the interface of a function, in place of one of its name.
     *
     * @throws JCoRuntimeException of group 131 if the template was not made by this library
     */
    void addFunctionTemplateToCache(JCoFunctionTemplate template);

    /**
     * Adds the type of a record, in place of one of its name.
     *
     * @throws IllegalArgumentException if it is not locked
     */
    void addRecordMetaDataToCache(JCoRecordMetaData record);

    /** Names the destination that is asked for what was not added; null for none. */
    void setDestination(JCoDestination destination);

    /** Whether the destination's system has Unicode; true without a destination. */
    @Override
    boolean isUnicode();
}
