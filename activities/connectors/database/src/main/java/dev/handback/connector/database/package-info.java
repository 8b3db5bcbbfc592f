/** MySQL-family accounts by JDBC: MariaDB 10.5 and newer, MySQL 8 and newer. */
@NullMarked
package dev.handback.connector.database;

import org.jspecify.annotations.NullMarked;
