"""Empties the test database after a test whose changes were committed: only what holds rows, past the guards.

Django's way would empty some hundred tables and make types, permissions, roles and guards anew each time.
"""

from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.contrib.auth.models import Group
from django.core.management.commands import flush
from django.db import OperationalError, connections, transaction

from accounts import roles
from database.guards import Guard, install, remove

# No test changes them, so that they need not be made anew; of the groups what tests did is taken back
KEPT = {"django_content_type", "auth_permission", "auth_group", "auth_group_permissions"}
ATTEMPTS = 5


def every_guard() -> list[Guard]:
    """Return the guards of all apps that have some."""
    names = [f"{config.name}.guards" for config in apps.get_app_configs()]
    return [guard for name in names if find_spec(name) for guard in import_module(name).GUARDS]


def empty(operations, statements):
    """Take the place of a database's `execute_sql_flush`; Django's `statements` are not needed."""
    connection = operations.connection
    everything = connection.introspection.django_table_names(only_existing=True)
    tables = sorted(set(everything) - KEPT)
    way = _on_postgresql if connection.vendor == "postgresql" else _on_sqlite
    way(connection.alias, tables)


def take_back_changes_of_roles(verbosity, interactive, db, **kwargs):
    """Take the place of the signal after emptying, by which all that is in `KEPT` would be made."""
    Group.objects.using(db).exclude(name__in=[role.label for role in roles.ROLES]).delete()
    roles.sync(db)


def instead_of_django(patch):
    """Make Django empty databases so."""
    patch.setattr(type(connections["default"].ops), "execute_sql_flush", empty)
    patch.setattr(flush, "emit_post_migrate_signal", take_back_changes_of_roles)


def _on_sqlite(alias, tables):
    connection = connections[alias]
    with (
        connection.constraint_checks_disabled(),
        transaction.atomic(alias),
        connection.cursor() as cursor,
    ):
        filled = _filled(cursor, tables)
        guards = [guard for guard in every_guard() if guard.table in filled]
        remove(guards, alias)
        _delete(cursor, filled)
        install(guards, alias)


def _on_postgresql(alias, tables):
    # A page that is being left may still send what was typed, and want the same tables
    for attempt in range(1, ATTEMPTS + 1):
        try:
            with transaction.atomic(alias), connections[alias].cursor() as cursor:
                cursor.execute("SHOW is_superuser")
                if cursor.fetchone() == ("on",):
                    # Neither guards nor foreign keys are asked in this transaction
                    cursor.execute("SET LOCAL session_replication_role = replica")
                    cursor.execute(f"LOCK TABLE {', '.join(tables)} IN EXCLUSIVE MODE")
                    _delete(cursor, _filled(cursor, tables))
                else:
                    remove(every_guard(), alias)
                    cursor.execute(f"TRUNCATE {', '.join(tables)}")
                    install(every_guard(), alias)
            return
        except OperationalError as error:
            if "deadlock" not in str(error) or attempt == ATTEMPTS:
                raise


def _filled(cursor, tables):
    each = (f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {table})" for table in tables)
    cursor.execute(" UNION ALL ".join(each))
    return [table for (table,) in cursor.fetchall()]


def _delete(cursor, tables):
    for table in tables:
        cursor.execute(f"DELETE FROM {table}")
