package org.mixtura.ui.violation;

/** A name that says nothing. */
public class BadUtils {}
