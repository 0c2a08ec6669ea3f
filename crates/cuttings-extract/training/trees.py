"""Gradient-boosted trees, and the text form that the reader takes them in."""

import pathlib

import lightgbm


def fit(rows, labels, weight, names, rounds, **parameters):
    settings = dict(
        objective="cross_entropy", learning_rate=0.06, num_leaves=12, max_depth=5, min_data_in_leaf=40,
        min_sum_hessian_in_leaf=0.5, feature_fraction=0.5, bagging_fraction=0.7, bagging_freq=1,
        lambda_l2=5.0, max_bin=63, verbose=-1, seed=7, deterministic=True, num_threads=2,
        boost_from_average=False,
    )
    settings.update(parameters)
    data = lightgbm.Dataset(rows, labels, weight=weight, feature_name=names, free_raw_data=False)
    return lightgbm.train(settings, data, rounds)


def text(model, names, what):
    """A model as text: see model.rs."""
    lines = [f"# Trees of the {what} model; made by the scripts in training/, read by model.rs."]
    for tree in model.dump_model()["tree_info"]:
        add(tree["tree_structure"], names, lines)
    return "\n".join(lines) + "\n"


def write(model, names, what, path):
    pathlib.Path(path).write_text(text(model, names, what))


def add(node, names, lines):
    """Appends a tree in pre-order."""
    if "split_feature" not in node:
        lines.append(f"= {node['leaf_value']:.4g}")
        return
    lines.append(f"{names[node['split_feature']]} {node['threshold']:.6g}")
    add(node["left_child"], names, lines)
    add(node["right_child"], names, lines)
