//! Sheets and rolls: our geometry against figures that others publish, and cells that stay where they belong.

use aftersale::labels::stock::{Stock, Stocks, Turn};

/// Where others say the first cell starts, how far apart cells are and how large, in mm; grid across and down.
struct Published {
    name: &'static str,
    source: &'static str,
    grid: [u32; 2],
    first: [f64; 2],
    pitch: [f64; 2],
    cell: [f64; 2],
}

const LO: &str = "LibreOffice 7.4, share/labels/labels.xml";
const GL: &str = "glabels-data 3.4.1";
const PA: &str = "PyPI paperless-asn-qr-codes 0.6.0";
const MUST: &str = "de.must LabelPrintStd (whole millimetres)";
const PPD: &str = "printer-driver-dymo 1.4.0, lw450.ppd";
const QL: &str = "PyPI brother_ql 0.9.4, labels.py";
const ISO: &str = "ISO/IEC 7810:2019, ID-1";

const fn of(name: &'static str, source: &'static str, grid: [u32; 2], six: [f64; 6]) -> Published {
    let [left, top, across, down, width, height] = six;
    Published { name, source, grid, first: [left, top], pitch: [across, down], cell: [width, height] }
}

const PUBLISHED: [Published; 27] = [
    of("L7160", LO, [3, 7], [7.20, 15.15, 66.04, 38.10, 63.50, 38.10]),
    of("L7159", LO, [3, 8], [6.46, 13.06, 66.54, 33.86, 64.00, 33.86]),
    of("L7162", LO, [2, 8], [4.67, 13.02, 101.60, 33.87, 99.06, 33.87]),
    of("L7163", LO, [2, 7], [4.67, 15.15, 101.60, 38.10, 99.06, 38.10]),
    of("L7651", LO, [5, 13], [4.67, 10.90, 40.64, 21.17, 38.10, 21.17]),
    of("L7651", GL, [5, 13], [4.699, 10.901, 40.601, 21.198, 38.1, 21.198]),
    of("L4731", PA, [7, 27], [9.0, 13.5, 27.9, 10.0, 25.4, 10.0]),
    of("L6146", MUST, [3, 8], [6.0, 13.0, 66.1, 33.9, 63.5, 33.9]),
    of("4226", LO, [4, 16], [8.48, 13.06, 48.26, 16.93, 48.26, 16.93]),
    of("10003", LO, [5, 16], [11.02, 13.06, 38.10, 16.93, 35.56, 16.93]),
    of("10003", PA, [5, 16], [11.02, 13.06, 38.10, 16.93, 35.56, 16.93]),
    of("C32011", LO, [2, 5], [15.0, 13.5, 95.0, 54.0, 85.0, 54.0]),
    of("C32011", GL, [2, 5], [15.0, 13.5, 95.0, 54.0, 85.0, 54.0]),
    of("L7415", LO, [2, 5], [15.0, 18.5, 90.0, 52.0, 90.0, 52.0]),
    of("card", ISO, [2, 5], [19.4, 13.55, 85.6, 53.98, 85.60, 53.98]),
    of("5160", LO, [3, 10], [4.78, 12.70, 69.85, 25.40, 66.68, 25.40]),
    of("5163", GL, [2, 5], [4.127, 12.7, 106.362, 50.8, 101.6, 50.8]),
    of("5164", GL, [2, 3], [3.969, 12.7, 106.362, 84.667, 101.6, 84.667]),
    of("5267", LO, [4, 20], [7.14, 12.70, 52.40, 12.70, 44.45, 12.70]),
    of("5371", GL, [2, 5], [19.05, 12.7, 88.9, 50.8, 88.9, 50.8]),
    of("DK-11201", QL, [1, 1], [0.0, 0.0, 90.0, 29.0, 90.0, 29.0]),
    of("DK-11209", QL, [1, 1], [0.0, 0.0, 62.0, 29.0, 62.0, 29.0]),
    of("99010", GL, [1, 1], [0.0, 0.0, 89.0, 28.0, 89.0, 28.0]),
    of("99010", PPD, [1, 1], [0.0, 0.0, 88.9, 27.86, 88.9, 27.86]),
    of("99012", GL, [1, 1], [0.0, 0.0, 89.0, 36.0, 89.0, 36.0]),
    of("11354", GL, [1, 1], [0.0, 0.0, 57.0, 32.0, 57.0, 32.0]),
    of("11354", PPD, [1, 1], [0.0, 0.0, 57.15, 31.75, 57.15, 31.75]),
];

fn stocks() -> Stocks {
    Stocks::built_in().unwrap()
}

fn centre(stock: &Stock, cell: u32) -> [f64; 2] {
    let (left, top) = stock.cell_at(cell);
    [left + stock.cell.width / 2.0, top + stock.cell.height / 2.0]
}

#[test]
fn cells_lie_where_independent_tables_put_them() {
    let stocks = stocks();
    for Published { name, source, grid, first, pitch, cell } in PUBLISHED {
        let stock = stocks.find(name).unwrap();
        assert_eq!(stock.grid, grid, "{name}: {source}");
        // Tables round differently; a label's middle may be no more than a millimetre away, its size half of one.
        let tolerance = if source == MUST { 1.3 } else { 0.6 };
        for at in [0, stock.per_page() - 1] {
            let [column, row] = [at % grid[0], at / grid[0]].map(f64::from);
            let theirs =
                [first[0] + column * pitch[0] + cell[0] / 2.0, first[1] + row * pitch[1] + cell[1] / 2.0];
            for (ours, theirs) in centre(stock, at).into_iter().zip(theirs) {
                assert!(
                    (ours - theirs).abs() <= tolerance,
                    "{name}, cell {at}: {ours} mm, {source} says {theirs}"
                );
            }
        }
        for (ours, theirs) in [stock.cell.width, stock.cell.height].into_iter().zip(cell) {
            assert!((ours - theirs).abs() <= 0.55, "{name}: {ours} mm, {source} says {theirs}");
        }
    }
}

#[test]
fn every_stock_of_the_promise_is_known_and_nothing_overlaps_or_leaves_its_page() {
    let stocks = stocks();
    let promised = "L7160 L7162 L7163 L7159 L7651 L4731 5160 5163 5164 5267 22806 4226 10003 L6146 A4 Letter DK-11201 \
                    DK-22205 DK-11209 99010 99012 11354 2x1 3x1 4x2 4x6 57x32 card";
    for name in promised.split_whitespace() {
        assert_eq!(stocks.find(name).unwrap().name, name);
    }
    for stock in stocks.list() {
        let cells: Vec<_> = (0..stock.per_page())
            .map(|cell| {
                let (left, top) = stock.cell_at(cell);
                [left, top, left + stock.cell.width, top + stock.cell.height]
            })
            .collect();
        let hair = 0.011;
        for (at, a) in cells.iter().enumerate() {
            let inside = a[0] >= -hair && a[1] >= -hair;
            assert!(
                inside && a[2] <= stock.page.width + hair && a[3] <= stock.page.height + hair,
                "{}",
                stock.name
            );
            for b in &cells[..at] {
                let apart =
                    a[0] >= b[2] - hair || b[0] >= a[2] - hair || a[1] >= b[3] - hair || b[1] >= a[3] - hair;
                assert!(apart, "{}: {a:?} and {b:?}", stock.name);
            }
        }
    }
}

#[test]
fn tape_is_cut_to_length_and_only_tape() {
    let stocks = stocks();
    let mut tape = stocks.find("DK-22205").unwrap().clone();
    tape.cut_to(100.0).unwrap();
    assert_eq!((tape.page.width, tape.page.height, tape.cell), (62.0, 100.0, tape.page));
    assert!(tape.cut_to(5.0).unwrap_err().contains("from 12.7 to 1000 mm, not to 5"));
    let mut sheet = stocks.find("L7160").unwrap().clone();
    assert!(sheet.cut_to(50.0).unwrap_err().contains("only endless tape"));
    assert!(sheet.turn_to(Turn::Quarter).unwrap_err().contains("sheet of many labels"));
    sheet.turn_to(Turn::Half).unwrap();
}

#[test]
fn mistakes_in_own_stocks_name_line_stock_and_key() {
    let own = |extra: &str| {
        format!(
            "[[stock]]\nname = 'Mine'\nmaker = 'We'\nunit = 'mm'\npage = [80, 40]\ncell = [80, 40]\ncorner = 0\n\
             grid = [1, 1]\nfirst = [0, 0]\npitch = [80, 40]\nmargin = [1, 2]\n{extra}\n"
        )
    };
    let told = |text: &str| stocks().add("own.toml", text).unwrap_err().to_string();
    assert_eq!(told(&own("trun = 90")), "own.toml: line 12: unknown key trun; did you mean turn?");
    assert!(told(&own("turn = 45")).contains("\"Mine\": turn is 45; write 0, 90, 180 or 270"));
    assert!(told(&own("endless = [50, 20]")).contains("\"Mine\": endless must be"));
    assert!(told("[[stock]\n").starts_with("own.toml: line 1: "));
    let mut stocks = stocks();
    stocks.add("own.toml", &own("turn = 270")).unwrap();
    assert_eq!(stocks.find("we mine").unwrap().turn, Turn::ThreeQuarters);
}
