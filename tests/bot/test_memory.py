import gc

from bot.memory import give_back, importing, share_one_pool


def test_the_collector_works_again_after_importing():
    with importing():
        assert not gc.isenabled()
    assert gc.isenabled()
    gc.unfreeze()


def test_memory_settings_do_no_harm_where_the_c_library_knows_none(monkeypatch):
    monkeypatch.setattr("ctypes.CDLL", lambda _name: object())
    share_one_pool()
    give_back()
