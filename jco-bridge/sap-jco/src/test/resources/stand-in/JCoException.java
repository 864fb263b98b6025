package com.sap.conn.jco;

public class JCoException extends Exception {
    private final int group;
    private final String key;
    private final String text;
    private final String messageClass;
    private final char type;
    private final String number;
    private final String[] parameters;

    public JCoException(
            int group, String key, String text, String messageClass, char type, String number, String[] parameters) {
        super(text);
        this.group = group;
        this.key = key;
        this.text = text;
        this.messageClass = messageClass;
        this.type = type;
        this.number = number;
        this.parameters = parameters;
    }

    public int getGroup() {
        return group;
    }

    public String getKey() {
        return key;
    }

    public String getMessageClass() {
        return messageClass;
    }

    public char getMessageType() {
        return type;
    }

    public String getMessageNumber() {
        return number;
    }

    public String getMessageText() {
        return text;
    }

    public String[] getMessageParameters() {
        return parameters;
    }
}
