package com.sap.conn.jco;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Parameters, a structure or a table. It takes and gives a value in the forms alone that the public descriptions name for
 * the field's type; everything else is a conversion error.
 */
final class StandInRecord implements JCoParameterList, JCoStructure, JCoTable {
    private static final int CHAR = 0;
    private static final int DATE = 1;
    private static final int BCD = 2;
    private static final int TIME = 3;
    private static final int BYTE = 4;
    private static final int NUM = 6;
    private static final int FLOAT = 7;
    private static final int STRUCTURE = 17;
    private static final int STRING = 29;
    private static final int XSTRING = 30;
    private static final int INT8 = 40;
    private static final int TABLE = 99;
    private static final Set<Integer> WHOLE = Set.of(8, 9, 10);
    private static final Set<Integer> DECIMAL = Set.of(BCD, 23, 24);
    private static final Set<Integer> BYTES = Set.of(BYTE, XSTRING);
    private static final Set<Integer> STAMPS = Set.of(51, 52, 53, 54, 55, 56, 57, 58, 59);

    private final StandInMetaData metaData;
    private final List<Object[]> rows = new ArrayList<>();
    private final Set<Integer> inactive = new HashSet<>();
    private int row;

    StandInRecord(StandInMetaData metaData, int rows) {
        this.metaData = metaData;
        appendRows(rows);
        this.row = 0;
    }

    @Override
    public StandInMetaData getMetaData() {
        return metaData;
    }

    @Override
    public String getString(int index) {
        int type = metaData.getType(index);
        Object value = rows.get(row)[index];
        if (type == DATE || type == TIME) {
            String digits = value == null ? "0".repeat(type == DATE ? 8 : 6) : (String) value;
            return type == DATE
                    ? digits.substring(0, 4) + "-" + digits.substring(4, 6) + "-" + digits.substring(6)
                    : digits.substring(0, 2) + ":" + digits.substring(2, 4) + ":" + digits.substring(4);
        }
        require(index, type == CHAR || type == NUM || type == STRING || STAMPS.contains(type), "text");
        return value == null ? (type == NUM ? "0".repeat(metaData.getLength(index)) : "") : (String) value;
    }

    @Override
    public char[] getCharArray(int index) {
        int type = metaData.getType(index);
        require(index, type == DATE || type == TIME || type == CHAR, "characters");
        Object value = rows.get(row)[index];
        return (value == null ? "0".repeat(type == DATE ? 8 : 6) : (String) value).toCharArray();
    }

    @Override
    public int getInt(int index) {
        require(index, WHOLE.contains(metaData.getType(index)), "int");
        return rows.get(row)[index] == null ? 0 : (Integer) rows.get(row)[index];
    }

    @Override
    public long getLong(int index) {
        require(index, metaData.getType(index) == INT8, "long");
        return rows.get(row)[index] == null ? 0 : (Long) rows.get(row)[index];
    }

    @Override
    public double getDouble(int index) {
        require(index, metaData.getType(index) == FLOAT, "double");
        return rows.get(row)[index] == null ? 0 : (Double) rows.get(row)[index];
    }

    @Override
    public BigDecimal getBigDecimal(int index) {
        require(index, DECIMAL.contains(metaData.getType(index)), "decimal number");
        return rows.get(row)[index] == null ? BigDecimal.ZERO : (BigDecimal) rows.get(row)[index];
    }

    @Override
    public byte[] getByteArray(int index) {
        require(index, BYTES.contains(metaData.getType(index)), "bytes");
        Object value = rows.get(row)[index];
        int length = metaData.getType(index) == BYTE ? metaData.getLength(index) : 0;
        return value == null ? new byte[length] : ((byte[]) value).clone();
    }

    @Override
    public StandInRecord getStructure(int index) {
        require(index, metaData.getType(index) == STRUCTURE, "structure");
        return inner(index, 1);
    }

    @Override
    public StandInRecord getTable(int index) {
        require(index, metaData.getType(index) == TABLE, "table");
        return inner(index, 0);
    }

    private StandInRecord inner(int index, int initialRows) {
        Object[] values = rows.get(row);
        if (values[index] == null) {
            values[index] = new StandInRecord(metaData.getRecordMetaData(index), initialRows);
        }
        return (StandInRecord) values[index];
    }

    @Override
    public void setValue(int index, String value) {
        int type = metaData.getType(index);
        if (value.isEmpty()) {
            put(index, type == CHAR || type == STRING ? "" : null);
            return;
        }
        boolean date = type == DATE && value.length() == 8;
        boolean time = type == TIME && value.length() == 6;
        require(index, date || time || type == CHAR || type == NUM || type == STRING || STAMPS.contains(type), "text");
        put(index, value);
    }

    @Override
    public void setValue(int index, int value) {
        require(index, WHOLE.contains(metaData.getType(index)), "int");
        put(index, value);
    }

    @Override
    public void setValue(int index, long value) {
        require(index, metaData.getType(index) == INT8, "long");
        put(index, value);
    }

    @Override
    public void setValue(int index, double value) {
        require(index, metaData.getType(index) == FLOAT, "double");
        put(index, value);
    }

    @Override
    public void setValue(int index, BigDecimal value) {
        require(index, DECIMAL.contains(metaData.getType(index)), "decimal number");
        put(index, value);
    }

    @Override
    public void setValue(int index, byte[] value) {
        require(index, BYTES.contains(metaData.getType(index)), "bytes");
        put(index, value.clone());
    }

    private void put(int index, Object value) {
        rows.get(row)[index] = value;
    }

    private void require(int index, boolean possible, String form) {
        if (!possible) {
            throw new ConversionException(
                    "field " + metaData.getName(index) + " of type " + metaData.getType(index) + " is no " + form);
        }
    }

    @Override
    public void setActive(int index, boolean active) {
        if (active) {
            inactive.remove(index);
        } else {
            inactive.add(index);
        }
    }

    @Override
    public int getNumRows() {
        return rows.size();
    }

    @Override
    public void setRow(int position) {
        row = Math.min(position, rows.size() - 1);
    }

    @Override
    public void appendRows(int count) {
        row = rows.size();
        for (int i = 0; i < count; i++) {
            rows.add(new Object[metaData.getFieldCount()]);
        }
    }

    /** What was set of the parameters that are active, by name. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < metaData.getFieldCount(); i++) {
            Object value = rows.get(row)[i];
            if (value != null && !inactive.contains(i)) {
                values.put(metaData.getName(i), plain(metaData.getType(i), value));
            }
        }
        return values;
    }

    Set<String> inactiveNames() {
        Set<String> names = new HashSet<>();
        inactive.forEach(index -> names.add(metaData.getName(index)));
        return names;
    }

    private static Object plain(int type, Object value) {
        if (!(value instanceof StandInRecord record)) {
            return value;
        }
        if (type == STRUCTURE) {
            return record.values();
        }
        List<Object> lines = new ArrayList<>();
        for (int i = 0; i < record.rows.size(); i++) {
            record.row = i;
            Map<String, Object> line = record.values();
            boolean elementary = record.metaData.getName(0).isEmpty();
            lines.add(elementary ? line.getOrDefault("", "") : line);
        }
        return lines;
    }

    /** Takes over what the system answered. */
    @SuppressWarnings("unchecked")
    void fill(Map<String, Object> values) {
        for (int i = 0; i < metaData.getFieldCount(); i++) {
            Object value = values.get(metaData.getName(i));
            if (value instanceof Map<?, ?> structure) {
                getStructure(i).fill((Map<String, Object>) structure);
            } else if (value instanceof List<?> lines) {
                StandInRecord table = new StandInRecord(metaData.getRecordMetaData(i), 0);
                for (Object line : lines) {
                    table.appendRows(1);
                    table.fill(line instanceof Map<?, ?> fields ? (Map<String, Object>) fields : Map.of("", line));
                }
                put(i, table);
            } else if (value != null) {
                put(i, value);
            }
        }
    }
}
